import { expect, test } from "vitest";
import { addressLines } from "./address-lines";

const nowhere = { line1: "1 Main Street", line2: "", postalCode: "", city: "", region: "", country: "" };

test.each([
  [
    { country: "US", city: "New York", region: "NY", postalCode: "10001" },
    ["New York, NY 10001", "United States"],
  ],
  [{ country: "CA", city: "Ottawa", region: "ON", postalCode: "K1A 0B1" }, ["Ottawa ON K1A 0B1", "Canada"]],
  [{ country: "GB", city: "London", postalCode: "SW1A 1AA" }, ["London", "SW1A 1AA", "United Kingdom"]],
  [{ country: "DE", city: "Berlin", postalCode: "10117" }, ["10117 Berlin", "Germany"]],
  [{ country: "IT", city: "Roma", region: "RM", postalCode: "00144" }, ["00144 Roma RM", "Italy"]],
  [
    { country: "ES", city: "Madrid", region: "Madrid", postalCode: "28039" },
    ["28039 Madrid", "Madrid", "Spain"],
  ],
])("%o is written as in its country", (place, lines) => {
  expect(addressLines({ ...nowhere, ...place }, "en")).toEqual(["1 Main Street", ...lines]);
});

test("what is missing leaves no gap and no comma", () => {
  expect(addressLines({ ...nowhere, country: "US", city: "New York" }, "en")).toEqual([
    "1 Main Street",
    "New York",
    "United States",
  ]);
  expect(addressLines({ ...nowhere, line2: " " }, "en")).toEqual(["1 Main Street"]);
});

test("the country is called as the reader's language has it", () => {
  expect(addressLines({ ...nowhere, country: "DE", city: "Berlin", postalCode: "10117" }, "de").at(-1)).toBe(
    "Deutschland",
  );
});
