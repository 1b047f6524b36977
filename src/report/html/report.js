"use strict";
(() => {
  const tools = document.getElementById("tools");
  const changes = [...document.querySelectorAll("article.change[id]")];
  if (!tools || changes.length === 0) return;
  tools.hidden = false;
  const field = (name) => tools.elements.namedItem(name);
  const status = tools.querySelector("output");
  const holds = (change, name) => {
    const wanted = field(name) ? field(name).value : "";
    return wanted === "" || change.dataset[name].split("\n").includes(wanted);
  };
  let here = -1;

  const shown = () => changes.filter((change) => !change.hidden);
  const count = () => {
    const left = shown().length;
    status.textContent = left === 0 ? tools.dataset.none : `${left} / ${changes.length}`;
  };
  const choose = () => {
    const words = field("words").value.trim().toLocaleLowerCase();
    const chosen = (change) =>
      ["kind", "theme", "who"].every((name) => holds(change, name)) &&
      !(field("star") && field("star").checked && change.dataset.star === undefined) &&
      (words === "" || change.textContent.toLocaleLowerCase().includes(words));
    let all = true;
    for (const change of changes) {
      change.hidden = !chosen(change);
      all = all && !change.hidden;
    }
    document.body.classList.toggle("chosen", !all);
    count();
  };

  const seen = (change) => !change.closest("[hidden]");
  const go = (by) => {
    const list = changes.map((change, at) => [change, at]).filter(([change]) => seen(change));
    if (list.length === 0) return;
    const found = by > 0 ? list.find(([, at]) => at > here) : list.filter(([, at]) => here === -1 || at < here).pop();
    const [change, at] = found || (by > 0 ? list[0] : list[list.length - 1]);
    here = at;
    for (const other of document.querySelectorAll("article.here")) other.classList.remove("here");
    change.classList.add("here");
    const link = change.querySelector("a.self");
    link.focus({ preventScroll: true });
    change.scrollIntoView({ block: "center" });
    status.textContent = `${list.findIndex(([other]) => other === change) + 1} / ${list.length}`;
  };

  const plain = (node) => {
    let text = "";
    for (const part of node.childNodes) {
      if (part.nodeType === Node.TEXT_NODE) text += part.data;
      else if (part.nodeName === "DEL") text += `[-${part.textContent}-]`;
      else if (part.nodeName === "INS") text += `{+${part.textContent}+}`;
      else text += plain(part);
    }
    return text;
  };
  const copy = () => {
    const change = changes[here] || shown()[0];
    if (!change) return;
    const step = change.closest("section").querySelector("h2").textContent;
    const place = change.querySelector(".place").textContent;
    const reference = `${tools.dataset.title}, ${step}, ${place}`;
    const rich = document.createElement("div");
    const words = change.querySelector(".text").cloneNode(true);
    for (const part of words.querySelectorAll("ins")) part.style.cssText = "text-decoration:underline;color:#0a4c9a";
    for (const part of words.querySelectorAll("del")) part.style.cssText = "text-decoration:line-through;color:#9c2f17";
    const said = document.createElement("p");
    said.textContent = reference;
    rich.append(words, said);
    const text = `${plain(change.querySelector(".text"))}\n(${reference})`;
    const given = (event) => {
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", rich.innerHTML);
      event.preventDefault();
    };
    document.addEventListener("copy", given, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", given);
    status.textContent = tools.dataset.copied;
  };

  tools.addEventListener("input", choose);
  tools.addEventListener("submit", (event) => event.preventDefault());
  field("before").addEventListener("click", () => go(-1));
  field("next").addEventListener("click", () => go(1));
  field("copy").addEventListener("click", copy);
  for (const [at, change] of changes.entries()) {
    change.addEventListener("focusin", () => { here = at; });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.nodeName)) return;
    if (event.key === "n" || event.key === "j") go(1);
    else if (event.key === "p" || event.key === "k") go(-1);
    else if (event.key === "c") copy();
    else return;
    event.preventDefault();
  });
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let part = target; part; part = part.parentElement) if (part.nodeName === "DETAILS") part.open = true;
  };
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details.same")) part.open = false;
  });
  count();
})();
