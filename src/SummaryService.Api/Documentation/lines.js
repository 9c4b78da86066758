// Swagger UI writes a text as a JSON string wherever "json" stands in the media type. Lines of JSON are sent as they are.
const linesAsTheyAre = () => ({
  afterLoad(system) {
    const sampleOf = system.fn.getSampleSchema;
    system.fn.getSampleSchema = (schema, mediaType, options, example) =>
      mediaType === "application/x-ndjson" && typeof example === "string" ? example : sampleOf(schema, mediaType, options, example);
  },
});

// The page is made when everything is loaded, by a program that is loaded now.
window.addEventListener("DOMContentLoaded", () => {
  const make = window.SwaggerUIBundle;
  window.SwaggerUIBundle = Object.assign(options => make({ ...options, plugins: [linesAsTheyAre] }), make);
});
