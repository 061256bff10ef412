"""Looking in together: the plan of check-ins, who could take each one, what each can give, stepping back."""
