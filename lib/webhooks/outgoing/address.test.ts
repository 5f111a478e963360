// No webhook goes into our own house, or into anybody's cellar: however the address is written, and whoever is asked for it.
import { expect, it } from 'vitest'
import type { HostAddress } from '@/lib/house'
import { findAddresses, readEndpoint, Unreachable } from './address'

const strict = { webhookAllowLoopback: false }
const trying = { webhookAllowLoopback: true }
const answers = (...addresses: string[]) => {
  const family = (address: string) => (address.includes(':') ? 6 : 4)
  return async (): Promise<HostAddress[]> =>
    addresses.map((address) => ({ address, family: family(address) }))
}
const nobody = async (): Promise<HostAddress[]> => {
  throw new Error('nobody was to be asked')
}

// promise 65
it.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0x7f.0.0.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::ffff:a00:1]/',
  'https://[64:ff9b::a00:1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[2002:a00:1::]/',
  'https://[2001::1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/',
  'https://198.18.0.1/',
  'https://192.0.2.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://①②⑦.⓪.⓪.①/',
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST/',
  'https://a.localhost/',
  'https://postgres/',
  'https://metadata.google.internal/',
  'https://printer.local/',
  'https://user@example.com/',
  'https://user:pass@example.com/',
  'https://@example.com/',
  'https://example.com#@10.0.0.1/',
  'https://example.com:22/',
  'https://example.com:25/',
  'https://example.com:5432/',
  'https://example.com:80/',
  'https://example.com:8443/',
  'http://example.com/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'ftp://example.com/',
  'javascript:alert(1)',
  'https:\\\\example.com',
  'https:/example.com',
  '//example.com',
  'https://exa mple.com/',
  'https://example.com/\u0000',
  'https://',
  '',
  `https://example.com/${'a'.repeat(2048)}`,
])('%s is not called', async (text) => {
  const look = async () => findAddresses(readEndpoint(text, strict), nobody, strict)
  await expect(look()).rejects.toThrow(Unreachable)
})

it.each(['https://example.com/hook?a=b', 'https://EXAMPLE.com:443/', 'https://a.b.example.co.uk/'])(
  '%s is called',
  async (text) => {
    const url = readEndpoint(text, strict)
    expect(await findAddresses(url, answers('93.184.216.34', '2606:2800:220:1::1'), strict)).toHaveLength(2)
  },
)

// promise 65
it.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '0.0.0.0',
  '::1',
  '::ffff:192.168.0.1',
  'fd12:3456::1',
  '64:ff9b::7f00:1',
])(
  'a public name that resolves to %s is not called, not even if it also resolves to a public address',
  async (inside) => {
    const url = readEndpoint('https://hooks.example.com/', strict)
    await expect(findAddresses(url, answers(inside), strict)).rejects.toThrow(Unreachable)
    await expect(findAddresses(url, answers('93.184.216.34', inside), strict)).rejects.toThrow(Unreachable)
  },
)

it('a name that does not resolve is not called', async () => {
  const url = readEndpoint('https://hooks.example.com/', strict)
  await expect(findAddresses(url, answers(), strict)).rejects.toThrow(Unreachable)
})

it('with loopback allowed, this machine is called on any port, and nothing else that is not public', async () => {
  const url = readEndpoint('http://localhost:4000/hook', trying)
  expect(await findAddresses(url, answers('127.0.0.1'), trying)).toHaveLength(1)
  await expect(findAddresses(url, answers('10.0.0.1'), trying)).rejects.toThrow(Unreachable)
  expect(() => readEndpoint('http://169.254.169.254/', trying)).toThrow(Unreachable)
  expect(() => readEndpoint('http://user@localhost/', trying)).toThrow(Unreachable)
})
