/**
 * Tabs as readers and keyboards know them: one is in the way of the Tab key, arrows go to the others.
 * @param {HTMLElement} list
 * @param {(name: string) => void} onChoose Is told the name of the panel.
 * @returns {(name: string) => void} Shows a tab's panel.
 */
export function makeTabs(list, onChoose) {
  const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
  const nameOf = (/** @type {HTMLElement} */ tab) => tab.getAttribute("aria-controls") ?? "";
  list.addEventListener("click", (event) => {
    const tab = /** @type {HTMLElement} */ (event.target).closest("[role=tab]");
    if (tab) onChoose(nameOf(/** @type {HTMLElement} */ (tab)));
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 })[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    onChoose(nameOf(tab));
  });

  return (name) => {
    for (const tab of tabs) {
      const shows = nameOf(tab) === name;
      tab.setAttribute("aria-selected", String(shows));
      tab.tabIndex = shows ? 0 : -1;
      /** @type {HTMLElement} */ (document.getElementById(nameOf(tab))).hidden = !shows;
    }
  };
}
