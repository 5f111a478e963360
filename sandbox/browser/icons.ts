// Small drawings of our own for card brands, banks and wallets; suggestions of the marks, not the marks.

const card = (ground: string, inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 38 24"><rect x=".5" y=".5" width="37" height="23" rx="3.5" fill="${ground}" stroke="#00000022"/>${inner}</svg>`
const word = (text: string, fill: string, size: number): string =>
  `<text x="19" y="${12 + size * 0.36}" text-anchor="middle" font-family="Arial, sans-serif" font-weight="700" font-size="${size}" fill="${fill}">${text}</text>`
const line = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#30313d" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`
const chevron = (ink: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12"><path d="m2 4 4 4 4-4" fill="none" stroke="${ink}" stroke-width="1.6" stroke-linecap="round"/></svg>`
const googlePay = (ink: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 62 24"><path d="M12 5a7 7 0 0 1 4.7 1.8l-2 2A4.1 4.1 0 0 0 8.2 10L5.9 8.200A7 7 0 0 1 12 5Z" fill="#ea4335"/><path d="M5.900 8.200 8.200 10a4.200 4.200 0 0 0 0 4l-2.300 1.800a7 7 0 0 1 0-7.600Z" fill="#fbbc04"/><path d="M8.200 14a4.200 4.200 0 0 0 6.100 1.400l2.300 1.800A7 7 0 0 1 5.900 15.800Z" fill="#34a853"/><path d="M12 10.700h6.700a7.400 7.400 0 0 1-2.100 6.500l-2.300-1.800a3.300 3.300 0 0 0 1.400-2H12Z" fill="#4285f4"/><text x="24" y="17.500" font-family="Arial, sans-serif" font-size="16" font-weight="600" fill="${ink}">Pay</text></svg>`

const ICONS: Record<string, string> = {
  visa: card('#fff', word('VISA', '#1a3a8f', 11)),
  mastercard: card(
    '#fff',
    '<circle cx="15" cy="12" r="7" fill="#eb001b"/><circle cx="23" cy="12" r="7" fill="#f79e1b" fill-opacity=".85"/>',
  ),
  amex: card('#016fd0', word('AMEX', '#fff', 10)),
  discover: card('#fff', `${word('DISC', '#222', 10)}<circle cx="31" cy="19" r="6" fill="#f58220"/>`),
  diners: card(
    '#fff',
    '<circle cx="19" cy="12" r="8" fill="#0079be"/><circle cx="19" cy="12" r="5" fill="#fff"/>',
  ),
  jcb: card('#fff', word('JCB', '#0b4ea2', 12)),
  unionpay: card('#00447c', word('UP', '#fff', 12)),
  cvc: card(
    '#fff',
    '<path d="M1 5h36v4H1z" fill="#444"/><text x="26" y="19" text-anchor="middle" font-family="Arial" font-size="8" fill="#444">123</text>',
  ),
  card: line('<rect x="2" y="4" width="16" height="12" rx="2"/><path d="M2 8h16M5 12.500h4"/>'),
  sepa: line('<circle cx="10" cy="10" r="8"/><path d="M13 7a4 4 0 1 0 0 6M5.500 9h5M5.500 11h5"/>'),
  bank: line('<path d="m2 8 8-5 8 5M3 17h14M4.500 8v7M8 8v7M12 8v7M15.500 8v7"/>'),
  chevron: chevron('#6d6e78'),
  'chevron-light': chevron('#ffffff'),
  'google-pay': googlePay('#fff'),
  'google-pay-dark': googlePay('#1f1f1f'),
  link: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 62 24"><circle cx="11" cy="12" r="9" fill="#011e0f"/><path d="m9 7.500 4.500 4.500L9 16.500" fill="none" stroke="#00d66f" stroke-width="2.400" stroke-linecap="round" stroke-linejoin="round"/><text x="25" y="18" font-family="Arial, sans-serif" font-size="17" font-weight="700" fill="#011e0f">link</text></svg>',
}

export function iconSvg(name: string): string | undefined {
  return Object.hasOwn(ICONS, name) ? ICONS[name] : undefined
}
