import { describe, expect, test } from "vitest";
import { longDeck, presenterDeck } from "../../backend/fake/present";
import { cellAt } from "./grid";
import { SlideIndex } from "./search";
import { clockText, roughMinutes } from "./time";

test("times as text", () => {
  expect([0, 59, 245, 3723].map(clockText)).toEqual(["0:00", "0:59", "4:05", "1:02:03"]);
  expect([61, 95, -130, 700].map(roughMinutes)).toEqual(["1", "1.5", "2", "12"]);
});

test("arrows go through rows of cells", () => {
  const boxes = [0, 100, 200].map((left) => ({ left, top: 0, width: 90 })).concat([0, 100].map((left) => ({ left, top: 80, width: 90 })));
  const from = (at: number, key: string) => cellAt(key, at, boxes);
  expect(from(1, "ArrowDown")).toBe(4);
  expect(from(2, "ArrowDown")).toBe(4);
  expect(from(3, "ArrowUp")).toBe(0);
  expect(from(4, "ArrowDown")).toBe(4);
  expect(from(2, "ArrowRight")).toBe(3);
  expect(from(0, "ArrowLeft")).toBe(0);
  expect([from(3, "Home"), from(0, "End"), from(0, "x")]).toEqual([0, 4, null]);
});

describe("search", () => {
  const index = new SlideIndex(presenterDeck().slides);
  const titles = (query: string) => index.find(query).map(({ slide }) => slide.title);

  test("the number comes first, then titles, then notes, without case and accents", () => {
    expect(titles("7")[0]).toBe("Practise together");
    expect(titles("b1")).toEqual(["More figures"]);
    expect(titles("HÉLMET fits")[0]).toBe("A helmet that fits");
    expect(titles("crossing")).toEqual(["What happened at the crossing", "A helmet that fits"]);
    expect(titles("nowhere")).toEqual([]);
    expect(titles("  ")).toHaveLength(10);
  });

  test("shows the words around what was found in the notes", () => {
    expect(index.find("two fingers")[0]?.snippet).toMatchObject({ hit: "two", before: expect.stringContaining("Let ") });
  });

  test("hundreds of slides take no time", () => {
    const many = new SlideIndex(longDeck(1000).slides);
    const begun = performance.now();
    many.find("number 7");
    expect(performance.now() - begun).toBeLessThan(50);
  });
});
