// Makes an organisation's colour readable: keeps its hue, and changes its lightness until it has enough contrast.

/** The lightest and the darkest ground that text in the accent may stand on; see app/look.css. */
const LIGHT_GROUND = '#f7f5f1'
const DARK_GROUND = '#26231f'
/** WCAG 2.2, 1.4.3. */
const CONTRAST_NEEDED = 4.5
const STEPS = 100

type Triple = [number, number, number]

export interface Accent {
  light: string
  dark: string
}

/** `#rgb` or `#rrggbb` in, two colours of the same hue out; undefined when the text is no such colour. */
export function accentFrom(colour: string | null): Accent | undefined {
  const rgb = colour === null ? undefined : parseHex(colour)
  if (!rgb) return undefined
  return { light: readableOn(LIGHT_GROUND, rgb, 0), dark: readableOn(DARK_GROUND, rgb, 1) }
}

/** WCAG contrast of two `#rrggbb` colours, from 1 to 21; NaN when one is no colour. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Walks from the colour towards black (0) or white (1) in a space where equal steps look equal, and stops at the first that reads. */
function readableOn(ground: string, rgb: Triple, target: 0 | 1): string {
  const [lightness, a, b] = toOklab(rgb)
  for (let step = 0; step <= STEPS; step += 1) {
    const part = step / STEPS
    const candidate = toHex(fromOklab([lightness + (target - lightness) * part, a, b]))
    if (contrast(candidate, ground) >= CONTRAST_NEEDED) return candidate
  }
  return target === 0 ? '#000000' : '#ffffff'
}

function parseHex(text: string): Triple | undefined {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1]
  if (digits === undefined) return undefined
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const channel = (from: number) => Number.parseInt(long.slice(from, from + 2), 16) / 255
  return [channel(0), channel(2), channel(4)]
}

function toHex(rgb: Triple): string {
  const channels = rgb.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255))
  return `#${channels.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

const toLinear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const fromLinear = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

function luminance(colour: string): number {
  const rgb = parseHex(colour)
  if (!rgb) return Number.NaN
  return 0.2126 * toLinear(rgb[0]) + 0.7152 * toLinear(rgb[1]) + 0.0722 * toLinear(rgb[2])
}

// OKLab: Björn Ottosson, bottosson.github.io/posts/oklab, read November 2026.
function toOklab(rgb: Triple): Triple {
  const [r, g, b] = [toLinear(rgb[0]), toLinear(rgb[1]), toLinear(rgb[2])]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}
