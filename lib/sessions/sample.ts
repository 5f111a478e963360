// The sample order of the contract and the documentation.
export const SAMPLE_ORDER = {
  orderReference: 'ORD-2024-001',
  paymentMethod: 'card',
  currency: 'AUD',
  locale: 'en_AU',
  amount: { total: 140.76, shipping: 9.95, tax: 11.81 },
  orderItems: [{ name: 'Wireless Headphones', sku: 'WH-100', quantity: 1, unitPrice: 119 }],
  customer: {
    firstName: 'Jane',
    lastName: 'Smith',
    email: 'jane.smith@example.com',
    phone: '+61412345678',
    billingAddress: {
      line1: '123 Collins Street',
      line2: 'Level 5',
      city: 'Melbourne',
      state: 'VIC',
      postalCode: '3000',
      country: 'AU',
    },
    shippingAddress: {
      line1: '123 Collins Street',
      line2: 'Level 5',
      city: 'Melbourne',
      state: 'VIC',
      postalCode: '3000',
      country: 'AU',
    },
  },
  shipping: { type: 'express', method: 'aus_post' },
  additionalInformation: { campaignId: 'summer-sale-2024', referralCode: 'REF-ABC' },
  redirectUrls: {
    success: 'https://merchant.example.com/checkout/success',
    failure: 'https://merchant.example.com/checkout/failure',
  },
}

export const SAMPLE_ANSWER = {
  sessionId: 'e4b8c1a2-b088-4e79-99ad-2c3e0fa3f1b9',
  checkoutUrl: 'https://checkout.stripe.com/pay/cs_test_123',
  status: 'PENDING',
  routing: { selectedProvider: 'stripe', score: 92.5 },
  expiresAt: '2024-01-15T12:00:00Z',
  createdAt: '2024-01-15T11:00:00Z',
}
