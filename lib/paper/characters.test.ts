// What can be printed, and what a person is told cannot.
import { expect, it } from 'vitest'
import { CURRENCIES } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { settled, unprintableIn } from './characters'

const LOCALES = [
  ...[
    'en-GB',
    'de-DE',
    'fr-FR',
    'es-ES',
    'ja-JP',
    'ar-EG',
    'ar-AE',
    'fa-IR',
    'he-IL',
    'hi-IN',
    'mr-IN',
    'bn-BD',
  ],
  ...[
    'ta-IN',
    'th-TH',
    'km-KH',
    'lo-LA',
    'my-MM',
    'ka-GE',
    'hy-AM',
    'am-ET',
    'ru-RU',
    'el-GR',
    'zh-TW',
    'ko-KR',
  ],
  ...[
    'si-LK',
    'gu-IN',
    'pa-IN',
    'te-IN',
    'kn-IN',
    'ml-IN',
    'ne-NP',
    'dz-BT',
    'nl-NL',
    'pl-PL',
    'sv-SE',
    'vi-VN',
  ],
]

it.each(LOCALES)('prints every currency as it is written in %s', (locale) => {
  const written = CURRENCIES.map(({ code }) => displayMoney(-123_456_789, code, locale)).join('')
  expect(unprintableIn(written)).toEqual([])
})

it('prints the signs of money by themselves', () => {
  expect(unprintableIn('฿ ៛ ֏ ৳ ₹ ₺ ₾ ₸ ₴ ₦ ₵ ₫ ₭ ₲ ₱ ₽ ₪ ₩ ₡ ₮ ₿ € £ ¥ $ ¢ ﷼ zł Kč ر.س')).toEqual([])
})

it.each([
  ['Thai', 'บริษัท กำไรดี จำกัด'],
  ['Bengali', 'ক্ষুদ্র ব্যবসা'],
  ['Tamil', 'தமிழ்நாடு வணிகம்'],
  ['Georgian', 'ქართული ᲥᲐᲠᲗᲣᲚᲘ'],
  ['Armenian', 'Հայկական ընկերություն և ﬓ'],
  ['Amharic', 'የኢትዮጵያ ንግድ ድርጅት'],
  ['Khmer', 'ក្រុមហ៊ុនកម្ពុជា'],
  ['Sinhala', 'ශ්‍රී ලංකා'],
  ['Lao', 'ບໍລິສັດ'],
  ['Burmese', 'ကုမ္ပဏီ'],
  ['Traditional Chinese', '臺灣電腦有限公司 灣'],
  ['Hebrew with points', 'שָׁלוֹם'],
])('prints %s', (_, text) => {
  expect(unprintableIn(text)).toEqual([])
})

it('names each character that is in no font once, as the reader sees it', () => {
  expect(unprintableIn('Runes ᚠᚢᚠ and 🥐👩‍👩‍👧‍👦🥐, done')).toEqual(['ᚠ', 'ᚢ', '🥐', '👩‍👩‍👧‍👦'])
})

it('says nothing of what nobody sees', () => {
  expect(unprintableIn('a\u200Db\u00ADc\u202Ed\uFE0F\u0007\n\tf')).toEqual([])
})

it('takes joined letters apart, so that a search finds them', () => {
  expect(settled('ﬁnal oﬃce ﷼ ﻼ')).toBe('final office ریال لا')
  expect(settled('e\u0301')).toBe('é')
})
