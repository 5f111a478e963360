// Asking the outside whether it is there, with an end to the patience.

const PATIENCE_MS = 15_000

/** The answer, or undefined when there was none in time. */
export async function ask(
  url: string,
  headers: Record<string, string> = {},
  form?: string,
): Promise<Response | undefined> {
  const isForm = form !== undefined
  try {
    return await fetch(url, {
      method: isForm ? 'POST' : 'GET',
      headers: { ...headers, ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }) },
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return undefined // refused, unknown, or too slow: for a diagnosis it is all the same
  }
}

export async function answers(url: string): Promise<boolean> {
  return (await ask(url))?.ok ?? false
}
