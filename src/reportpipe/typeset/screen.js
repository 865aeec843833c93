// Lights up the words of the source that a line rests on, and the lines that rest on a piece of the source.
// Without it every link still works: marks lead to paragraphs, paragraphs lead back.
(function () {
  "use strict";
  var pinned = false, timer = 0;

  function clear() {
    document.querySelectorAll(".lit").forEach(function (element) { element.classList.remove("lit"); });
  }

  // At once: two panes in smooth motion are hard to follow, and a second call stops the first half-way.
  function show(element) {
    element.scrollIntoView({ block: "center", behavior: "auto" });
  }

  // An item of the memo: its words in the source.
  function lightItem(item, scroll) {
    var words = item.id ? document.querySelectorAll('.cited[data-items~="' + item.id + '"]') : [];
    clear();
    item.classList.add("lit");
    words.forEach(function (word) { word.classList.add("lit"); });
    if (scroll && words.length && window.matchMedia("(min-width: 70rem)").matches) { show(words[0]); }
  }

  // A piece of the source: the items that cite it.
  function lightWords(words) {
    clear();
    words.classList.add("lit");
    words.dataset.items.split(" ").forEach(function (id) {
      var item = document.getElementById(id);
      if (item) { item.classList.add("lit"); }
    });
  }

  function over(target, scroll) {
    var item = target.closest(".memo .item"), words = target.closest(".cited");
    if (item) { lightItem(item, scroll); } else if (words) { lightWords(words); }
    return item || words;
  }

  document.addEventListener("mouseover", function (event) {
    if (pinned) { return; }
    clearTimeout(timer);
    timer = setTimeout(function () { if (!over(event.target, true)) { clear(); } }, 120);
  });
  document.addEventListener("focusin", function (event) {
    if (event.target.matches(".mark")) { pinned = false; clearTimeout(timer); over(event.target, true); }
  });
  document.addEventListener("click", function (event) {
    clearTimeout(timer);
    var mark = event.target.closest(".mark");
    pinned = Boolean(over(event.target, Boolean(mark)));
    if (mark && pinned && window.matchMedia("(min-width: 70rem)").matches) { event.preventDefault(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { pinned = false; clear(); }
  });
})();
