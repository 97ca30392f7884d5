"""Makes the stand-ins beside this file known to the tests in the folders below."""
