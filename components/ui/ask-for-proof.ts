// How a call to our API has the page ask who is there: the page's dialog puts itself in here, and answers whether it was proven.

type Ask = () => Promise<boolean>

let dialog: Ask | undefined
let asked: Promise<boolean> | undefined

/** Called by the dialog; what it returns takes it out again. */
export function answerProofsBy(ask: Ask): () => void {
  dialog = ask
  return () => {
    if (dialog === ask) dialog = undefined
  }
}

/** False where it was not proven, or the page has no dialog. Calls that ask together are answered together. */
export async function askForProof(): Promise<boolean> {
  if (!dialog) return false
  asked ??= dialog()
  const isProven = await asked
  // The key or tap that ended it is still on its way through the page.
  setTimeout(() => {
    asked = undefined
  })
  return isProven
}

export const isAskingForProof = (): boolean => asked !== undefined
