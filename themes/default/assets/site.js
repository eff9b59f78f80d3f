// Opened from a folder instead of a web server, an address that ends in "/" would show a list of files.
if (location.protocol === "file:") {
  for (const element of document.querySelectorAll("a[href], form[action]")) {
    const name = element.matches("a") ? "href" : "action", link = element.getAttribute(name);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) continue;
    element.setAttribute(name, link.replace(/^([^?#]*\/)(?=[?#]|$)/, "$1index.html"));
  }
}
