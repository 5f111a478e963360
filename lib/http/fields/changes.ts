// What a PATCH changes: the fields that were sent; omitted ones stay as they are.

/** True when nothing was sent: `undefined` means "left out". */
export const isEmpty = (changes: object): boolean =>
  Object.values(changes).every((value) => value === undefined)
