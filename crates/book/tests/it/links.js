// Every link within the book, once.
const links = [...document.querySelectorAll("a[href]")].map(({ href }) => decodeURI(href));
return [...new Set(links)].filter((link) => link.startsWith("file:"));
