// Opened from a folder instead of a web server, an address that ends in "/" would show a list of files.
if (location.protocol === "file:") {
  for (const element of document.querySelectorAll("a[href], form[action]")) {
    const name = element.matches("a") ? "href" : "action", link = element.getAttribute(name);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) continue;
    element.setAttribute(name, link.replace(/^([^?#]*\/)(?=[?#]|$)/, "$1index.html"));
  }
}

// A table that is laid out as cards is still a table, but some browsers then forget to say so.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
function sayRoles(within) {
  for (const part of within.querySelectorAll("table.cards, table.cards *")) {
    const head = part.scope === "col" ? "columnheader" : "rowheader";
    const role = part.tagName === "TH" ? head : ROLES[part.tagName];
    if (role) part.setAttribute("role", role);
  }
}
sayRoles(document);

// A link into what is folded opens it.
function unfold() {
  for (let part = document.querySelector(":target"); part; part = part.parentElement) if ("open" in part) part.open = true;
}
addEventListener("hashchange", unfold);
unfold();
