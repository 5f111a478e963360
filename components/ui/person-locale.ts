// The person's number format: their browser's, else their organisation's.
'use client'
import { useSyncExternalStore } from 'react'

/** Of the pages themselves, which speak English. */
const ON_THE_SERVER = 'en-GB'

function canonical(tag: string | undefined): string | undefined {
  try {
    // No tag, and `""`, which some browsers say who hide their owner, are no language.
    return tag ? Intl.getCanonicalLocales(tag)[0] : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** The frame of the page says it; see components/shell/shell.tsx. */
const ofOrganisation = () => document.querySelector<HTMLElement>('[data-notation]')?.dataset.notation

export function personLocale(): string {
  if (typeof window === 'undefined') return ON_THE_SERVER
  return canonical(window.navigator.language) ?? canonical(ofOrganisation()) ?? ON_THE_SERVER
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('languagechange', onChange)
  return () => window.removeEventListener('languagechange', onChange)
}

/** The page as the server wrote it is read first, then the person's. */
export const usePersonLocale = (): string =>
  useSyncExternalStore(subscribe, personLocale, () => ON_THE_SERVER)
