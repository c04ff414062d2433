// For a picture: the first player, half way through its run.
const player = document.querySelector("run-player");
if (player) {
  player.jump(Math.ceil(player.run.steps.length / 2));
  player.style.scrollMarginTop = "60px";
  player.scrollIntoView();
}
