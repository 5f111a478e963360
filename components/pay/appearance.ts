// Styles Stripe's fields with our design tokens, read from the page itself.
import type { Appearance } from '@stripe/stripe-js'

/** `element` stands where the accent is set. Read again when the colour scheme changes. */
export function appearanceFor(element: Element, isDark: boolean): Appearance {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    theme: isDark ? 'night' : 'stripe',
    labels: 'above',
    variables: {
      colorPrimary: token('accent'),
      accessibleColorOnColorPrimary: token('on-accent'),
      colorBackground: token('paper'),
      colorText: token('ink'),
      colorTextSecondary: token('muted'),
      colorTextPlaceholder: token('muted'),
      colorDanger: token('bad'),
      fontFamily: style.fontFamily,
      fontSizeBase: '15px',
      borderRadius: '8px',
      spacingUnit: '4px',
      focusBoxShadow: 'none',
      focusOutline: `2px solid ${token('accent')}`,
    },
    rules: {
      '.Input': { borderColor: token('field'), boxShadow: 'none', padding: '11px 12px' },
      '.AccordionItem': { borderColor: token('line'), boxShadow: 'none' },
      '.Tab': { borderColor: token('line'), boxShadow: 'none' },
    },
  }
}
