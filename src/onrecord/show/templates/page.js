(() => {
  "use strict";
  const fold = s => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const unfold = node => { for (let d = node && node.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; };
  const arrive = () => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (at) { unfold(at); at.scrollIntoView(); }
  };
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(d => { d.open = true; }));

  const form = document.querySelector(".search"), box = document.getElementById("q");
  const hits = document.getElementById("hits"), said = document.getElementById("hits-said");
  const lines = [...document.querySelectorAll(".line")].map(el => ({ el, text: el.textContent, folded: null }));
  const MOST = 60;
  const show = ({ el, text, folded }, words) => {
    const li = document.createElement("li"), a = document.createElement("a"), body = el.parentElement;
    const at = Math.max(0, folded.indexOf(words[0]) - 50);
    a.href = "#" + el.closest(".text").id;
    a.textContent = el.closest(".text").querySelector("h3").textContent + ", line " + el.dataset.n;
    a.addEventListener("click", e => { e.preventDefault(); unfold(el); el.scrollIntoView({ block: "center" }); el.tabIndex = -1; el.focus(); });
    const words_ = document.createElement("p");
    words_.lang = body.lang; words_.dir = body.dir; words_.className = "fine";
    words_.textContent = (at ? "… " : "") + text.slice(at, at + 180) + (text.length > at + 180 ? " …" : "");
    li.append(a, words_);
    return li;
  };
  const search = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    hits.replaceChildren();
    if (!words.length) { said.textContent = ""; return; }
    const found = lines.filter(l => { l.folded ??= fold(l.text); return words.every(w => l.folded.includes(w)); });
    said.textContent = found.length ? `${found.length} line${found.length === 1 ? "" : "s"}${found.length > MOST ? `, the first ${MOST} shown` : ""}` : "No line holds all of these words.";
    hits.append(...found.slice(0, MOST).map(l => show(l, words)));
  };
  if (form && lines.length) {
    form.hidden = false;
    form.addEventListener("submit", e => e.preventDefault());
    box.addEventListener("input", search);
  }

  document.querySelectorAll(".copy").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const range = document.createRange(), chosen = getSelection();
      range.selectNode(document.getElementById(button.dataset.table));
      chosen.removeAllRanges(); chosen.addRange(range);
      const done = document.execCommand("copy");
      chosen.removeAllRanges();
      button.textContent = done ? "Copied" : "Select the table and copy it";
    });
  });
})();
