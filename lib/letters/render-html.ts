// A letter as HTML that mail clients draw alike: tables, styles in attributes, and a sheet for the dark.
import type { Content } from './letter'
import { html, Markup } from './markup'

const INK = '#1c1b1a'
const FAINT = '#5f5b57'
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

// Clients that know neither media queries nor colour schemes show the light letter, which is whole in itself.
const SHEET = new Markup(`
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
@media (max-width:480px){.page{padding:0!important}.paper{padding:24px 20px!important;border-radius:0!important}}
@media (prefers-color-scheme:dark){
.page{background:#171615!important}.paper{background:#211f1e!important}
.ink{color:#f2efec!important}.faint{color:#aca69f!important}.rule{border-color:#3a3735!important}.edge{border-color:#7a746e!important}}
`)

/** The share of light in a colour, as WCAG 2.2 reckons it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The organisation's colour, and black or white on it: one of the two always reaches 4.5:1. */
export function buttonColours(primaryColour: string | null): { ground: string; ink: string } {
  const ground = /^#[0-9a-f]{6}$/i.test(primaryColour ?? '') && primaryColour ? primaryColour : INK
  return { ground, ink: luminance(ground) > 0.179 ? '#000000' : '#ffffff' }
}

function letterhead({ organisation }: Content): Markup {
  const name = html`<bdi>${organisation.name}</bdi>`
  const logo = organisation.logoUrl && /^https?:\/\//.test(organisation.logoUrl) ? organisation.logoUrl : null
  if (!logo)
    return html`<p class="ink" style="margin:0 0 24px;font-size:17px;font-weight:600;color:${INK}">${name}</p>`
  return html`<p class="ink" style="margin:0 0 24px;font-size:17px;font-weight:600;color:${INK}"><img src="${logo}" alt="" height="40" style="height:40px;max-width:160px;object-fit:contain;vertical-align:middle;border:0;border-radius:4px"> &nbsp;${name}</p>`
}

function button({ button: link, organisation }: Content): Markup | null {
  if (!link) return null
  const { ground, ink } = buttonColours(organisation.primaryColour)
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0"><tr><td class="edge" bgcolor="${ground}" style="border:1px solid ${ground};border-radius:8px;background:${ground}"><a href="${link.url}" style="display:inline-block;padding:14px 24px;font-size:17px;line-height:20px;font-weight:600;color:${ink};text-decoration:none;border-radius:8px">${link.label}</a></td></tr></table>`
}

function facts(content: Content): Markup {
  const [gap, end] =
    content.reader.direction === 'rtl' ? ['10px 0 10px 16px', 'left'] : ['10px 16px 10px 0', 'right']
  const rows = (content.facts ?? []).map(
    ([label, value]) =>
      html`<tr><td class="faint rule" style="padding:${gap};border-top:1px solid #e6e2de;color:${FAINT};vertical-align:top">${label}</td><td class="ink rule" align="${end}" style="padding:10px 0;border-top:1px solid #e6e2de;color:${INK};font-variant-numeric:tabular-nums;word-break:break-word"><bdi>${value}</bdi></td></tr>`,
  )
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:24px 0 0;font-size:15px;line-height:20px;border-collapse:collapse">${rows}</table>`
}

function rows({ reader, rows: listed = [] }: Content): Markup | null {
  if (listed.length === 0) return null
  const [gap, end] = reader.direction === 'rtl' ? ['10px 0 10px 16px', 'left'] : ['10px 16px 10px 0', 'right']
  const lines = listed.map(({ label, note, url, value }) => {
    const name = url
      ? html`<a class="ink" href="${url}" style="color:${INK};text-decoration:underline">${label}</a>`
      : label
    const below = note && html`<br><span class="faint" style="font-size:13px;color:${FAINT}">${note}</span>`
    return html`<tr><td class="ink rule" style="padding:${gap};border-top:1px solid #e6e2de;color:${INK};vertical-align:top">${name}${below}</td><td class="ink rule" align="${end}" style="padding:10px 0;border-top:1px solid #e6e2de;color:${INK};font-variant-numeric:tabular-nums;vertical-align:top"><bdi>${value}</bdi></td></tr>`
  })
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:24px 0 0;font-size:15px;line-height:20px;border-collapse:collapse">${lines}</table>`
}

const paragraph = (text: string): Markup =>
  html`<p class="ink" style="margin:0 0 12px;color:${INK};white-space:pre-line">${text}</p>`

export function renderHtml(content: Content): string {
  const { amount, amountNote, isOwn, memo, organisation, paragraphs, reader, subject, title } = content
  const { direction, say, tag } = reader
  // By name, because Outlook knows no `start`, and web mail drops what html and body are told.
  const start = direction === 'rtl' ? 'right' : 'left'
  const foot = [
    organisation.email ? say('mail.questions', { organisation: organisation.name }) : null,
    isOwn ? null : say('mail.sentBy', { organisation: organisation.name }),
  ]
  return html`<!doctype html>
<html lang="${tag}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>${subject}</title><style>${SHEET}</style></head>
<body class="page" dir="${direction}" style="margin:0;padding:0;background:#f4f2ef"><table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0"><tr><td class="page" align="center" style="padding:32px 12px;background:#f4f2ef">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td class="paper" dir="${direction}" style="padding:32px;background:#ffffff;border-radius:12px;font-family:${FONT};font-size:15px;line-height:23px;text-align:${start}">
${letterhead(content)}
<h1 class="ink" style="margin:0 0 4px;font-size:22px;line-height:28px;font-weight:600;color:${INK}">${title}</h1>
${!amount ? null : html`<p class="ink" style="margin:0;font-size:32px;line-height:40px;font-weight:600;color:${INK};font-variant-numeric:tabular-nums"><bdi>${amount}</bdi></p>`}
<p class="faint" style="margin:0 0 20px;color:${FAINT}">${amountNote ?? null}</p>
${paragraphs.map(paragraph)}
${button(content)}
${rows(content)}
${facts(content)}
${memo ? html`<p class="faint" dir="auto" style="margin:20px 0 0;color:${FAINT};white-space:pre-line">${memo}</p>` : null}
<p class="faint" style="margin:28px 0 0;font-size:13px;line-height:20px;color:${FAINT}">${foot.filter((line) => line !== null).map((line) => html`${line}<br>`)}</p>
</td></tr></table></td></tr></table></body></html>
`.text
}
