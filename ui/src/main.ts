import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/kit.css";
import { mount } from "svelte";
import type { Backend } from "./backend/backend";
import { isThere, tauriBackend } from "./backend/tauri";

/** `npm run dev` with `?fake` shows the pages in any browser, where there is no program to ask. */
async function chooseBackend(): Promise<Backend> {
  if (import.meta.env.DEV && !isThere && new URLSearchParams(location.search).has("fake")) {
    const { FakeBackend } = await import("./backend/fake");
    const { tryShow } = await import("./backend/fake/present");
    return tryShow(new FakeBackend());
  }
  return tauriBackend;
}

/** Each window shows one view, and loads no other. */
async function chooseView() {
  switch (location.hash) {
    case "#presenter":
      return (await import("./views/Presenter.svelte")).default;
    case "#audience":
      return (await import("./views/Audience.svelte")).default;
    default:
      return (await import("./views/App.svelte")).default;
  }
}

const target = document.getElementById("app");
const [backend, View] = await Promise.all([chooseBackend(), chooseView()]);
if (target) mount(View, { target, props: { backend } });
