// An organisation's colour on a page of its own, as a style element that the page's policy lets speak.
import { accentFrom } from './accent'

interface Props {
  colour: string | null
  nonce: string | undefined
}

/** Only for what the server renders: later elements would need the nonce, too, which a browser hides from scripts. */
export function AccentStyle({ colour, nonce }: Props) {
  const accent = accentFrom(colour)
  if (!accent) return null
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {`[data-accent]{--accent-light:${accent.light};--accent-dark:${accent.dark}}`}
    </style>
  )
}
