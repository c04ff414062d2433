// What the page has not loaded, or has loaded from elsewhere.
const elsewhere = performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !/^(file|data):/.test(name));
const dead = [...document.querySelectorAll("run-player")].filter((player) => !player.done && player.done !== 0)
  .map((player) => `the player of ${player.getAttribute("name")} is dead`);
const images = [...document.images].filter((image) => !image.complete || !image.naturalWidth)
  .map((image) => `no picture: ${image.src}`);
const lesson = document.querySelector(".twins") && !document.querySelector("run-player") ? ["no player"] : [];
return [...elsewhere, ...dead, ...images, ...lesson].map((fault) => `${location.pathname}: ${fault}`);
