"""The web channel: pages, widget, and the small JSON interface behind them."""
