// Tells robots that payment links are nobody's business.
export const dynamic = 'force-dynamic'

const RULES = [
  'User-agent: *',
  'Disallow: /i/',
  'Disallow: /checkout/',
  'Disallow: /api/',
  'Disallow: /settings/',
  'Disallow: /admin/',
  'Disallow: /sign-in/',
  '',
]

export const GET = () =>
  new Response(RULES.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
