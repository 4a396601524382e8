// While somebody types a title: proposals with a title like it, so that nothing is proposed twice. The server knows what is alike.

for (const place of document.querySelectorAll("[data-like]")) {
  const box = document.getElementById(place.dataset.like);
  let timer = 0;
  let asked = "";
  box?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(box.value.trim()), 400);
  });

  async function ask(title) {
    if (title === asked || title.length < 5) {
      return;
    }
    asked = title;
    const answer = await fetch("/plan/like.json?title=" + encodeURIComponent(title), { headers: { accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || title !== asked) {
      return;
    }
    const like = (await answer.json()).filter((one) => one.link !== place.dataset.own);
    place.replaceChildren();
    if (like.length > 0) {
      const words = document.createElement("p");
      words.className = "app-small";
      words.textContent = "Is it one of these?";
      const list = document.createElement("ul");
      list.className = "app-list";
      for (const one of like) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = one.link;
        link.textContent = `${one.title}, ${one.cycle}`;
        item.append(link);
        list.append(item);
      }
      place.append(words, list);
    }
  }
}
