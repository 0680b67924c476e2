import "./styles/tokens.css";
import "./styles/base.css";
import { mount } from "svelte";
import { isThere, tauriBackend } from "./backend/tauri";
import App from "./views/App.svelte";

// `npm run dev` shows the pages in any browser, where there is no program to ask.
const backend = import.meta.env.DEV && !isThere ? new (await import("./backend/fake")).FakeBackend() : tauriBackend;

const target = document.getElementById("app");
if (target) mount(App, { target, props: { backend } });
