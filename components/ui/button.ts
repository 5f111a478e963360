// Button styles, for <button> and <a> alike; all are at least 44 px tall.

const BASE =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-base font-strong print:hidden'

/** The one thing to do on a page. */
export const PRIMARY_BUTTON = `${BASE} min-h-12 w-full bg-accent px-5 py-2 text-17 text-on-accent hover:brightness-95 active:brightness-90`

/** The one thing to do beside a title or at the foot of a form. */
export const COMPACT_PRIMARY_BUTTON = `${BASE} bg-accent px-4 py-1.5 text-15 text-on-accent hover:brightness-95 active:brightness-90 aria-disabled:opacity-60`

/** What cannot be undone. */
export const DANGER_BUTTON = `${BASE} border border-bad px-4 py-1.5 text-15 text-bad hover:bg-well aria-disabled:opacity-60`

/** Something else that can be done. */
export const QUIET_BUTTON = `${BASE} border border-field px-4 py-1.5 text-15 hover:bg-well`

/** Looks like text, can be hit like a button. */
export const TEXT_BUTTON =
  'inline-flex min-h-11 cursor-pointer items-center gap-2 text-13 text-accent hover:underline underline-offset-4 print:hidden'
