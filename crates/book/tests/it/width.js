// A page that scrolls sideways, and by which of its parts.
const room = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= room) return [];
const wide = [...document.querySelectorAll("main *")].filter((part) => part.getBoundingClientRect().right > room);
return [`${location.pathname}: ${document.documentElement.scrollWidth} wide: ${wide[0]?.outerHTML.slice(0, 80)}`];
