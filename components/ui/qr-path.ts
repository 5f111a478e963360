// The dark squares of a QR code as one path, those beside each other as one rectangle.

/** `data` row by row, as the library answers it. */
export const qrPath = (data: boolean[][]): string =>
  data
    .flatMap((row, y) => {
      const signs = row.map((isDark) => (isDark ? '1' : '0')).join('')
      return [...signs.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      )
    })
    .join('')
