"use strict";
(function () {
  var root = document.documentElement;
  root.classList.add("scripted");

  // Light or dark: the system decides until the reader does.
  var remembered = null;
  try { remembered = localStorage.getItem("understudy-theme"); } catch (refused) { remembered = null; }
  if (remembered === "light" || remembered === "dark") { root.dataset.theme = remembered; }
  if (location.hash === "#dark" || location.hash === "#light") { root.dataset.theme = location.hash.slice(1); }
  document.getElementById("theme").addEventListener("click", function () {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("understudy-theme", root.dataset.theme); } catch (refused) { return; }
  });

  // Saves a drawing with the styles it has on the page, so that it looks the same elsewhere.
  var styles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];
  function inline(from, to) {
    var computed = getComputedStyle(from);
    styles.forEach(function (name) { to.style.setProperty(name, computed.getPropertyValue(name)); });
    for (var i = 0; i < from.children.length; i++) { inline(from.children[i], to.children[i]); }
  }
  function drawing(svg) {
    var copy = svg.cloneNode(true);
    inline(svg, copy);
    copy.style.background = getComputedStyle(document.body).backgroundColor;
    return new XMLSerializer().serializeToString(copy);
  }
  document.querySelectorAll(".save").forEach(function (button) {
    button.addEventListener("click", function () {
      var text = drawing(button.parentNode.querySelector("svg"));
      var address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      var link = document.createElement("a");
      link.href = address;
      link.download = button.dataset.file + ".svg";
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
    });
  });

  // Order of the drawings: as written (worst first) or as in the table.
  var overlays = document.getElementById("overlays");
  if (overlays) {
    var worst = Array.from(overlays.children);
    var table = worst.slice().sort(function (a, b) { return a.dataset.place - b.dataset.place; });
    var buttons = document.querySelectorAll("[data-order]");
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        (button.dataset.order === "table" ? table : worst).forEach(function (card) { overlays.appendChild(card); });
        buttons.forEach(function (other) { other.setAttribute("aria-pressed", String(other === button)); });
      });
    });
  }

  // Tables sort by a click on a heading; a second click turns the order round.
  document.querySelectorAll("table.sortable").forEach(function (sorted) {
    var body = sorted.tBodies[0];
    Array.from(sorted.tHead.rows[0].cells).forEach(function (heading, index) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "heading";
      button.textContent = heading.textContent;
      heading.textContent = "";
      heading.appendChild(button);
      button.addEventListener("click", function () {
        var down = heading.getAttribute("aria-sort") === "ascending";
        Array.from(heading.parentNode.cells).forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.from(body.rows).sort(function (a, b) {
          var x = a.cells[index].dataset.sort, y = b.cells[index].dataset.sort;
          var difference = x - y;
          var order = Number.isNaN(difference) ? (x < y ? -1 : x > y ? 1 : 0) : difference;
          return down ? -order : order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  document.querySelectorAll(".copy").forEach(function (button) {
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(button.parentNode.querySelector("code"));
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      document.execCommand("copy");
      button.textContent = "Copied";
    });
  });

  // Paper shows everything: closed parts open while printing.
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (part) { part.open = true; });
  });
  addEventListener("afterprint", function () {
    closed.forEach(function (part) { part.open = false; });
  });
})();
