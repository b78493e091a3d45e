"""The demo's ledger: municipal vouchers made from a seed, that sum to every figure the demo's reports print."""
