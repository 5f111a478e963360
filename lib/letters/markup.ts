// HTML in which everything that is filled in is escaped, unless it is markup itself.

export class Markup {
  constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

type Filling = string | Markup | Filling[] | null | false

function fill(filling: Filling): string {
  if (filling === null || filling === false) return ''
  if (Array.isArray(filling)) return filling.map(fill).join('')
  return filling instanceof Markup ? filling.text : escapeHtml(filling)
}

/** `html\`<p>${name}</p>\``: attributes must be quoted, because only quotes are escaped there. */
export function html(parts: TemplateStringsArray, ...fillings: Filling[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...fillings.map(fill)))
}
