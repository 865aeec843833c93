"use strict";
(() => {
  const table = document.querySelector("table");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const texts = rows.map((row) => row.textContent.toLowerCase());

  // Searching: every word has to stand somewhere in the row.
  const box = document.createElement("p");
  box.className = "find";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "Search titles, bottom lines, warnings, files";
  input.setAttribute("aria-label", "Search");
  const count = document.createElement("span");
  count.setAttribute("role", "status");
  box.append(input, " ", count);
  document.querySelector(".frame").before(box);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => texts[place].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = words.length ? `${shown} of ${rows.length}` : "";
  });

  // Sorting: by the number in data-key where there is one, else by the words; empty cells always last, and so is what
  // failed, whose one cell stands in place of them.
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell?.dataset.key ?? cell?.textContent.trim() ?? "";
  };
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const keyed = rows.map((row) => [keyOf(row, column), row]);
      keyed.sort(([a], [b]) => (a === "" ? (b === "" ? 0 : 1) : b === "" ? -1 : sign * collator.compare(a, b)));
      body.append(...keyed.map(([, row]) => row));
    });
  });
})();
