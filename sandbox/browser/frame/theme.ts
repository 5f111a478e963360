// Turns Stripe's `appearance` into custom properties and rules of the frame's document.
import type { Appearance } from '../shared/options'

type Theme = Record<string, string>

const LIGHT: Theme = {
  colorPrimary: '#0570de',
  colorBackground: '#ffffff',
  colorText: '#30313d',
  colorTextSecondary: '#6d6e78',
  colorTextPlaceholder: '#757680',
  colorDanger: '#c9243f',
  colorBorder: '#e6e6e6',
  colorFieldBorder: '#e6e6e6',
  shadow: '0px 1px 1px rgba(0, 0, 0, 0.03), 0px 3px 6px rgba(18, 42, 66, 0.02)',
}

const NIGHT: Theme = {
  ...LIGHT,
  colorPrimary: '#85d996',
  colorBackground: '#30313d',
  colorText: '#ffffff',
  colorTextSecondary: 'rgba(255, 255, 255, 0.72)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.6)',
  colorDanger: '#fe87a1',
  colorBorder: '#424353',
  colorFieldBorder: '#424353',
  shadow: '0px 2px 4px rgba(0, 0, 0, 0.5), 0px 1px 6px rgba(0, 0, 0, 0.25)',
}

const FLAT: Theme = { ...LIGHT, colorFieldBorder: 'transparent', colorBackground: '#f1f1f4', shadow: 'none' }

const SHAPE: Theme = {
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSizeBase: '16px',
  spacingUnit: '4px',
  borderRadius: '5px',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
}

let rulesSheet: CSSStyleSheet | undefined

export function applyAppearance(appearance: Appearance = {}): void {
  const base = appearance.theme === 'night' ? NIGHT : appearance.theme === 'flat' ? FLAT : LIGHT
  const given = appearance.variables ?? {}
  const theme: Theme = { ...base, ...SHAPE, ...given }
  // What Stripe calls by other names than the sheet does.
  theme.colorFieldBorder = given.inputColorBorder ?? given.colorBorder ?? theme.colorFieldBorder ?? ''
  const style = document.documentElement.style
  for (const [name, value] of Object.entries(theme)) style.setProperty(`--${name}`, value)
  // On the body, not on the root: a root with a scheme of its own makes the frame opaque.
  document.body.style.colorScheme = isDark(theme.colorBackground ?? '') ? 'dark' : 'light'
  document.body.style.setProperty('--iconInk', theme.colorText ?? '')
  document.body.classList.toggle('is-dark', isDark(theme.colorBackground ?? ''))
  applyRules(appearance.rules ?? {})
}

/** `{ '.Input': { border: '…' } }`: only Stripe's class names, only plain properties. */
function applyRules(rules: Record<string, Record<string, string>>): void {
  const sheet = new CSSStyleSheet()
  for (const [selector, properties] of Object.entries(rules)) {
    if (!/^\.[A-Za-z]+(?:[-:.\w ]*)$/.test(selector)) continue
    const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)]
    if (!(rule instanceof CSSStyleRule)) continue
    for (const [name, value] of Object.entries(properties)) {
      rule.style.setProperty(
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        String(value),
      )
    }
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== rulesSheet), sheet]
  rulesSheet = sheet
}

/** Resolves any CSS colour by letting the browser compute it. */
function isDark(color: string): boolean {
  const probe = document.createElement('span')
  probe.style.color = color
  document.body.append(probe)
  const [red = 255, green = 255, blue = 255] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(
    Number,
  )
  probe.remove()
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128
}
