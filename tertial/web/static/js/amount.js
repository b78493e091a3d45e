// Money as people write it, to whole öre and back. The same rules as `web/grid/amount_text.py`; a test keeps them in step.

const SPACE = /[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const DASH = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const NUMBER = "(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?";
const AMOUNT = new RegExp(`^(?:\\((${NUMBER})\\)|([+-])? ?(${NUMBER})( ?-)?)(?: ?(kr|tkr|mnkr))?$`, "i");
const EXPONENT = { kr: 2, tkr: 5, mnkr: 8 };
const DECIMALS = { kr: 0, tkr: 0, mnkr: 1 };
const LARGEST = 1_000_000_000_000_000n;
const MINUS = "\u2212";

// The amount in öre, or null for text that is not one amount: not a number, finer than an öre, or beyond reason.
export function readAmount(text, unit) {
  const found = AMOUNT.exec(text.replace(DASH, "-").replace(SPACE, " ").replace(/^ | $/g, ""));
  if (!found) return null;
  const [, bracketed, sign, plain, trailing, own] = found;
  if (sign && trailing) return null;
  const [whole, fraction = ""] = (bracketed ?? plain).replaceAll(" ", "").replace(",", ".").split(".");
  const exponent = EXPONENT[(own ?? unit).toLowerCase()];
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > exponent) return null;
  const ore = BigInt(whole + digits.padEnd(exponent, "0"));
  if (ore > LARGEST) return null;
  return bracketed || sign === "-" || trailing ? 0 - Number(ore) : Number(ore);
}

function grouped(digits) {
  return digits.replace(/\B(?=(?:[0-9]{3})+$)/g, "\u00a0");
}

// The amount rounded to the unit, half away from zero, as it is printed in tables.
export function printAmount(ore, unit, { plus = false } = {}) {
  const decimals = DECIMALS[unit];
  const step = 10 ** (EXPONENT[unit] - decimals);
  const steps = Math.floor((Math.abs(ore) + step / 2) / step);
  const digits = String(steps).padStart(decimals + 1, "0");
  const whole = grouped(decimals ? digits.slice(0, -decimals) : digits);
  const sign = steps === 0 ? "" : ore < 0 ? MINUS : plus ? "+" : "";
  return sign + whole + (decimals ? `,${digits.slice(-decimals)}` : "");
}
