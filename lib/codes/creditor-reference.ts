// A reference that banks check when it is typed (ISO 11649, "RF18 5390 0754 7034"), made of the number of a document.

/** Letters count from 10; what is left of the whole by 97 says which digits are missing. */
function restOf(text: string): number {
  let rest = 0
  for (const sign of text) {
    const worth = Number.parseInt(sign, 36)
    rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97
  }
  return rest
}

/** Null for a number that does not fit. Two numbers that differ only in signs between their letters have one reference. */
export function creditorReference(documentNumber: string): string | null {
  const bare = documentNumber.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (bare === '' || bare.length > 21) return null
  const digits = String(98 - restOf(`${bare}RF00`)).padStart(2, '0')
  return `RF${digits}${bare}`
}

/** As it is printed: "RF18 5390 0754 7034". */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')
