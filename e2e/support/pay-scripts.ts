// Every script on a page where people pay, and why it is there: an unknown one fails page-guard.spec.ts.

export interface PayScript {
  what: string
  /** Of the address, or of the text where it stands in the page. */
  isIt(
    script: { src: string; text: string },
    ours: { app: string; stripe: string; earlyPress: string },
  ): boolean
  why: string
}

export const PAY_SCRIPTS: PayScript[] = [
  {
    what: 'early press',
    isIt: ({ text }, { earlyPress }) => text === earlyPress,
    why: 'keeps a press on a button until the scripts that answer it are there',
  },
  {
    what: 'our own build',
    isIt: ({ src }, { app }) => src.startsWith(`${app}/built/start-`) && src.endsWith('.js'),
    why: 'the few parts of the page that move, and what draws them',
  },
  {
    what: 'Stripe.js',
    isIt: ({ src }, { stripe }) => src === stripe,
    why: 'the fields for cards, which nobody but Stripe may read',
  },
]
