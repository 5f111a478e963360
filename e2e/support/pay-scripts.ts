// Every script on a page where people pay, and why it is there: an unknown one fails page-guard.spec.ts.

export interface PayScript {
  what: string
  /** Of the address, or of the text where it stands in the page. */
  isIt(
    script: { src: string; text: string },
    ours: { app: string; stripe: string; earlyPresses: string },
  ): boolean
  why: string
}

export const PAY_SCRIPTS: PayScript[] = [
  {
    what: 'early presses',
    isIt: ({ text }, { earlyPresses }) => text === earlyPresses,
    why: 'keeps a press on a button until the scripts that answer it are there',
  },
  {
    what: 'what React shows',
    isIt: ({ src, text }) => src === '' && /^\(?self\.__next_f\b/.test(text),
    why: 'the page once more, as data, so that React can go on with it',
  },
  {
    what: 'start of our own build',
    isIt: ({ src, text }) => src === '' && text.startsWith('(globalThis["TURBOPACK"]'),
    why: 'names the files of the build that the page needs',
  },
  {
    what: 'our own build',
    isIt: ({ src }, { app }) => src.startsWith(`${app}/_next/static/chunks/`) && src.endsWith('.js'),
    why: 'React, and the few parts of the page that move',
  },
  {
    what: 'Stripe.js',
    isIt: ({ src }, { stripe }) => src === stripe,
    why: 'the fields for cards, which nobody but Stripe may read',
  },
]
