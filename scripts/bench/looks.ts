// How the compared pages look, and how they write amounts: the same for both.

export const STYLE = `
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
main{max-width:40rem;margin:auto;padding:1.5rem}
table{width:100%;border-collapse:collapse}
td,th{padding:.4rem 0;border-bottom:1px solid #ddd;text-align:end}
td:first-child,th:first-child{text-align:start}
.due{font-size:2rem;font-weight:600;margin:0}
.card{min-height:24rem}
button{width:100%;min-height:3rem;font:inherit;border:0;border-radius:.5rem;background:#1a4fd6;color:#fff}
button:disabled{opacity:.6}
`

const formats = new Map<string, Intl.NumberFormat>()

export function money(minor: number, currency: string): string {
  const format = formats.get(currency) ?? new Intl.NumberFormat('en-GB', { style: 'currency', currency })
  formats.set(currency, format)
  return format.format(minor / 100)
}
