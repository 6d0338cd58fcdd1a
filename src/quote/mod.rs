//! Quotes: found, attributed, located, compared.
