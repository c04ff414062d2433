// Steps each player to its end and back; compares what it shows on both ways.
return [...document.querySelectorAll("run-player")].map((player) => {
  const root = player.shadowRoot;
  const press = (what) => root.querySelector(`[data-do=${what}]`).click();
  const shown = () => [".now", "dl", "ol", "ul"].map((part) => root.querySelector(part).innerHTML).join() +
    root.querySelector("input").value;
  const end = player.run.steps.length;
  const forth = [shown()];
  for (let step = 1; step <= end; step += 1) {
    press("Step");
    forth.push(shown());
  }
  const lines = [...root.querySelectorAll("ol li")].map((li) => li.textContent).join("\n");
  const changed = [];
  // A step that showed nothing new would be no step.
  for (let step = 1; step <= end; step += 1) if (forth[step] === forth[step - 1]) changed.push(step);
  for (let step = end; step >= 0; step -= 1) {
    if (shown() !== forth[step]) changed.push(step);
    press("Back");
  }
  return { name: player.getAttribute("name"), lines, changed };
});
