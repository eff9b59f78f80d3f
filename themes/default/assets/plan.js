// Opens and folds the actions of a plan, and prints it in short or whole.
(() => {
  const actions = [...document.querySelectorAll(".action:has(.toggle)")];
  function show(action, open) {
    action.classList.toggle("open", open);
    action.classList.toggle("folded", !open);
    action.querySelector(".toggle").setAttribute("aria-expanded", open);
  }
  function follow() {
    const action = document.querySelector(".action:target, .action:has(:target)");
    if (actions.includes(action)) show(action, true);
  }
  addEventListener("click", ({ target }) => {
    if (target.matches(".toggle")) show(target.parentElement, target.getAttribute("aria-expanded") !== "true");
    const { fold, print: how } = target.dataset;
    if (fold) {
      for (const action of actions) show(action, !document.body.classList.contains("unfolded"));
      document.body.classList.toggle("unfolded");
      [target.textContent, target.dataset.fold] = [fold, target.textContent];
    }
    if (how) {
      document.body.classList.toggle("short", how === "short");
      print();
    }
  });
  if (!actions.length) for (const button of document.querySelectorAll("[data-fold], [data-print=short]")) button.hidden = true;
  addEventListener("afterprint", () => document.body.classList.remove("short"));
  addEventListener("hashchange", follow);
  follow();
  if (location.search) document.querySelector(".narrow")?.setAttribute("open", "");
})();
