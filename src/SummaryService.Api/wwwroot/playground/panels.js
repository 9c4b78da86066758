import { makeCost, writeCost, writeCostBar } from "./cost.js";
import { makePicture, writePictureBar } from "./picture.js";
import { makeTable, writeTableBar } from "./table.js";
import { makeTake, writeTake } from "./take.js";

/** Fills the panels behind the first, and keeps them true. @param {(error: unknown) => void} onTrouble */
export function makePanels(onTrouble) {
  const fetched = [makeTable(onTrouble), makePicture(onTrouble)];
  makeCost();
  makeTake(onTrouble);
  const panels = {
    /** Asks anew for what is in sight. */
    refresh: () => fetched.forEach((panel) => panel.refresh()),
    /** Writes all of them, in the page's language. */
    write: () => [writeTableBar, writePictureBar, writeCostBar, writeCost, writeTake].forEach((write) => write()),
  };
  panels.write();
  panels.refresh();
  return panels;
}
