// Styles Stripe's Connect components with our design tokens, read from the page itself.
import type { AppearanceOptions } from '@stripe/connect-js'

/** Read again when the colour scheme changes. */
export function connectAppearance(element: Element): AppearanceOptions {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    overlays: 'dialog',
    variables: {
      colorPrimary: token('accent'),
      colorBackground: token('ground'),
      colorText: token('ink'),
      colorSecondaryText: token('muted'),
      colorBorder: token('line'),
      colorDanger: token('bad'),
      buttonPrimaryColorBackground: token('accent'),
      buttonPrimaryColorBorder: token('accent'),
      buttonPrimaryColorText: token('on-accent'),
      buttonSecondaryColorBackground: token('ground'),
      buttonSecondaryColorBorder: token('field'),
      buttonSecondaryColorText: token('ink'),
      actionPrimaryColorText: token('accent'),
      formBackgroundColor: token('paper'),
      formHighlightColorBorder: token('accent'),
      formAccentColor: token('accent'),
      formPlaceholderTextColor: token('muted'),
      offsetBackgroundColor: token('well'),
      badgeSuccessColorText: token('good'),
      badgeSuccessColorBackground: token('well'),
      badgeSuccessColorBorder: token('line'),
      badgeWarningColorText: token('wait'),
      badgeWarningColorBackground: token('well'),
      badgeWarningColorBorder: token('line'),
      badgeDangerColorText: token('bad'),
      badgeDangerColorBackground: token('well'),
      badgeDangerColorBorder: token('line'),
      fontFamily: style.fontFamily,
      fontSizeBase: '15px',
      borderRadius: '8px',
    },
  }
}
