import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The fonts are the content's own.
  server: { port: 5173, strictPort: true, fs: { allow: [".", "../content/fonts"] } },
  build: { target: "safari16", assetsInlineLimit: 0, reportCompressedSize: false },
  test: { environment: "jsdom", setupFiles: ["./tests/setup.ts"], include: ["src/**/*.test.ts"] },
});
