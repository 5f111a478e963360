// Remembers that this tab left to pay until it returns, because browsers say nothing about redirects through other sites.

const KEY = 'remit.left-to-pay'

/** A browser may keep no storage at all; then only the focus after paying is lost. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(window.sessionStorage)
  } catch (cause) {
    console.warn('This browser keeps no session storage', cause)
    return undefined
  }
}

export const noteLeaving = (path: string): void => withStorage((storage) => storage.setItem(KEY, path))

export const forgetLeaving = (): void => withStorage((storage) => storage.removeItem(KEY))

/** True once. */
export function cameBackFromPaying(path: string): boolean {
  const left = withStorage((storage) => storage.getItem(KEY))
  forgetLeaving()
  return left === path
}
