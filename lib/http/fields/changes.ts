// What a PATCH changes: fields that were sent; those left out stay as they are.

/** True when nothing was sent: `undefined` means "left out". */
export const isEmpty = (changes: object): boolean =>
  Object.values(changes).every((value) => value === undefined)
