// How the person in front of the screen writes numbers: what their browser says.
'use client'
import { useSyncExternalStore } from 'react'

/** Of the pages themselves, which speak English. */
const ON_THE_SERVER = 'en-GB'

export function personLocale(): string {
  const said = typeof window === 'undefined' ? undefined : window.navigator.language
  if (!said) return ON_THE_SERVER
  try {
    return Intl.getCanonicalLocales(said)[0] ?? ON_THE_SERVER
  } catch (error) {
    if (error instanceof RangeError) return ON_THE_SERVER
    throw error
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('languagechange', onChange)
  return () => window.removeEventListener('languagechange', onChange)
}

/** The page as the server wrote it is read first, then the person's. */
export const usePersonLocale = (): string =>
  useSyncExternalStore(subscribe, personLocale, () => ON_THE_SERVER)
