// What reaches beyond the screen, and is in nothing that scrolls by itself.
const room = document.documentElement.clientWidth;
const scrolls = (part) => {
  for (let box = part.parentElement; box && box.tagName !== "MAIN"; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
  }
  return false;
};
const roots = [document.querySelector("main"), ...[...document.querySelectorAll("run-player")].map((one) => one.shadowRoot)];
return roots.flatMap((root) => [...root.querySelectorAll("*")])
  .filter((part) => part.getBoundingClientRect().right > room + 1 && !scrolls(part))
  .map((part) => `${location.pathname}: ${part.outerHTML.slice(0, 80)}`);
